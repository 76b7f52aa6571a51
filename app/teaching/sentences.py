"""What is read so that the model learns a voice: statements, questions, lists and exclamations with every sound.

English, four to six seconds each, written for this program.
"""

from app.translation import text as _text


def sentences() -> tuple[str, ...]:
    """In the order in which they are offered; any dozen of them has most sounds."""
    return (
        _text("The quick beige fox jumped over a thorny hedge at the edge of the village."),
        _text("Which of these three roads leads us to the beach, and how long will it take?"),
        _text("My brother joined a choir last year, and now he sings all day in the kitchen."),
        _text("We watched the white clouds gather above the mountains before the storm began."),
        _text("Please choose a yellow cushion, two plain chairs and a round wooden table."),
        _text("Honestly, I would rather walk through the mud than wait for another bus."),
        _text("The old judge measured every word, as if his voice had been made of glass."),
        _text("Her youngest daughter dreams of building bridges out of steel and light."),
        _text("Why do you always laugh when somebody mentions the northern lighthouse?"),
        _text("A gentle breeze moved the curtains, and dust danced in the afternoon sun."),
        _text("He poured hot coffee into a blue mug, then spilled half of it on his shoes."),
        _text("Few people know that this narrow path was once the main road to the south."),
        _text("Thank you for the beautiful flowers; they are still fresh after five days."),
        _text("The train was due at twenty past four, but nobody on the platform believed it."),
        _text("Could we perhaps meet on Thursday, or is the museum closed that morning?"),
        _text("Both boys shouted with joy when the huge parcel finally arrived."),
        _text("She usually reads the end of a novel first, which I shall never understand."),
        _text("Under the oak lay a heap of acorns, dry leaves, and one forgotten glove."),
        _text("I have no doubt that the weather will change as soon as we leave the house."),
        _text("Turn left at the church, go up the hill, and you will see a green gate."),
        _text("What a strange noise! Did you hear it too, or was it only the fridge?"),
        _text("The captain checked the charts again and ordered the crew to lower the sails."),
        _text("Garlic, ginger and a little vinegar give this soup its unusual flavour."),
        _text("Our teacher explained the rule so clearly that even I could follow her."),
        _text("They danced until the orchestra packed up and the chandeliers went dark."),
        _text("If you fold the paper twice, the picture of a ship will slowly appear."),
        _text("Someone has left a pair of leather boots outside the neighbour's door."),
        _text("It was a quiet, cold and foggy evening in the middle of January."),
        _text("My grandfather repaired watches, and each of them ticked in its own way."),
        _text("Give me a moment to think about it, will you? I am not sure yet."),
        _text("The garage smelled of rubber, oil, and the apples we kept there in autumn."),
        _text("Nothing could be heard but the ocean, and the slow beat of a distant drum."),
        _text("Every child in the village knew where the badger had its home."),
        _text("We should put the fish back in the water before the heron notices."),
        _text("Choose your words with care, because you can never take them back."),
        _text("A thousand stars were shining while the village was fast asleep."),
        _text("The usual measure for pleasure is not how much you own, said the monk."),
        _text("Jack borrowed a hundred pounds and gave back ninety, without a blush."),
        _text("Voices rose from the courtyard: first a whisper, then a cheerful shout."),
        _text("That is all for today; close the book, and have a very good night."),
    )
