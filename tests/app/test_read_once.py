import os

from app.read_once import ReadOnce


def reader(read):
    def one(path):
        read.append(path.name)
        text = path.read_text()
        return text if text != "damaged" else None

    return ReadOnce(one)


def test_only_what_has_changed_is_read_again(tmp_path):
    for name in "abc":
        (tmp_path / name).write_text(name)
    read = []
    once = reader(read)
    first = once.all(sorted(tmp_path.iterdir()))
    (tmp_path / "b").write_text("another")
    (tmp_path / "c").unlink()
    (tmp_path / "d").write_text("d")

    assert [found for _, found in first] == ["a", "b", "c"]
    assert [found for _, found in once.all(sorted(tmp_path.iterdir()))] == ["a", "another", "d"]
    assert read == ["a", "b", "c", "b", "d"]


def test_another_file_in_the_same_place_is_read(tmp_path):
    """Of the same length, at the same time."""
    path, read = tmp_path / "a", []
    path.write_text("old")
    once = reader(read)
    once.all([path])
    when = path.stat()
    (tmp_path / "new").write_text("new")
    os.utime(tmp_path / "new", ns=(when.st_atime_ns, when.st_mtime_ns))
    (tmp_path / "new").replace(path)

    assert once.all([path])[0][1] == "new"


def test_what_could_not_be_read_is_tried_again(tmp_path):
    path, read = tmp_path / "a", []
    path.write_text("damaged")
    once = reader(read)

    assert [once.all([path]), once.all([path])] == [[(path, None)], [(path, None)]]
    assert read == ["a", "a"]
