"""Settings that reach into running parts: theme, engine, models."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.engine import Engine, sentence
from app.jobs import Err, JobRunner, Ok, Outcome
from app.preferences.models import ModelFolder, ModelStore
from app.settings import Settings, SettingsStore
from app.theme import Theme


class PreferencesService(QObject):
    """Applies changed settings, and does what the models page asks for."""

    models_changed = Signal()
    told = Signal(str)
    failed = Signal(str)
    model_missing = Signal(str)  # the chosen one is not there; the engine wakes with the program's own

    def __init__(
        self, settings: SettingsStore, theme: Theme, engine: Engine, store: ModelStore, runner: JobRunner
    ) -> None:
        super().__init__()
        self._settings = settings
        self._theme = theme
        self._engine = engine
        self._store = store
        self._runner = runner
        self._applied = settings.current
        settings.changed.connect(self._on_changed)

    def apply_theme(self) -> None:
        self._theme.apply(self._settings.current.theme, self._settings.current.text_size)

    def wake_engine(self) -> None:
        """Load the chosen model onto the chosen device."""
        current = self._settings.current
        path = self._store.path_of(current.model)
        if current.model and path is None:
            words = self.tr(
                "The model “{0}” is no longer in the models folder; the one that came with the program speaks."
            )
            self.model_missing.emit(words.format(current.model))
        self._engine.wake(path, current.compute, current.threads)

    @property
    def models(self) -> list[ModelFolder]:
        return self._store.list()

    def import_model(self, source: Path) -> None:
        """Bring in a model folder, or make one of a VALL-E X checkpoint."""
        store = self._store

        def work() -> tuple[ModelFolder, str]:
            model = store.bring_in(source) if source.is_dir() else store.bring_in_valle_x(source)
            return model, store.problem_of(model)

        self._runner.start(work, "import a model").done.connect(self._on_imported)

    def use_model(self, model: ModelFolder) -> None:
        """Load it, unless something it needs is not there: the one in use stays then."""
        store = self._store
        job = self._runner.start(lambda: (model, store.problem_of(model)), "look at a model")
        job.done.connect(self._on_looked_at)

    def verify_model(self, model: ModelFolder) -> None:
        store = self._store
        self._runner.start(lambda: store.verify(model), "verify a model").done.connect(self._on_verified)

    def remove_model(self, model: ModelFolder) -> None:
        store = self._store
        if self._settings.current.model == model.key:
            self._settings.update(model="")
        self._runner.start(lambda: store.remove(model), "remove a model").done.connect(self._on_removed)

    def _on_changed(self, fresh: Settings) -> None:
        before, self._applied = self._applied, fresh
        if (fresh.theme, fresh.text_size) != (before.theme, before.text_size):
            self.apply_theme()
        if (fresh.model, fresh.compute, fresh.threads) != (before.model, before.compute, before.threads):
            self.wake_engine()

    def _on_imported(self, outcome: Outcome) -> None:
        match outcome:
            case Ok((model, problem)):
                text = self.tr("The model “{0}” was imported. Choose it to use it.").format(model.key)
                self.told.emit(problem or text)
            case Err(error):
                self.failed.emit(sentence(error))
        self.models_changed.emit()

    def _on_looked_at(self, outcome: Outcome) -> None:
        match outcome:
            case Ok((model, "")):
                self._settings.update(model=model.key)
                self.told.emit("")
            case Ok((_, problem)):
                self.failed.emit(problem)
            case Err(error):
                self.failed.emit(sentence(error))
        self.models_changed.emit()

    def _on_verified(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(text):
                self.told.emit(text)
            case Err(error):
                self.failed.emit(sentence(error))

    def _on_removed(self, outcome: Outcome) -> None:
        match outcome:
            case Ok():
                self.told.emit(self.tr("The model was removed."))
            case Err(error):
                self.failed.emit(sentence(error))
        self.models_changed.emit()
