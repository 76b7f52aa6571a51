"""The settings dialog. Every change counts at once; there is nothing to confirm."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from app.engine import Engine, EngineState
from app.languages import languages
from app.preferences.folders import FolderService
from app.preferences.folders_page import FoldersPage
from app.preferences.models_page import ModelsPage
from app.preferences.sampling_page import SamplingPage
from app.preferences.service import PreferencesService
from app.resources import resource
from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.theme import Theme
from app.widgets.buttons import MARGIN, IconButton, PushButton, inset, muted, row_label
from app.widgets.device_picker import DevicePicker
from app.widgets.dialog import Dialog, scrolled


class PreferencesDialog(Dialog):
    """Five pages: general, sound and computer, sampling, models, folders."""

    def __init__(
        self,
        service: PreferencesService,
        settings: SettingsStore,
        devices: SoundDevices,
        engine: Engine,
        folders: FolderService,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Settings"), parent, letters=90, lines=32)
        self._settings = settings
        self._devices = devices
        self._engine = engine
        self._theme = theme
        self.theme_box = QComboBox()
        self.text_size = QSpinBox()
        self.language = QComboBox()
        self.later = muted(self.tr("From the next start on."))
        self.tries = QSpinBox()
        self.play_early = QCheckBox(self.tr("Let the sound start while the rest is being made"))
        self.output = DevicePicker(self.tr("Loudspeaker"))
        self.compute = QComboBox()
        self.found = muted(wrap=True)
        self.threads = QSpinBox()
        self.sampling = SamplingPage(settings, theme)
        self.models = ModelsPage(service, settings, theme)
        self.folders = FoldersPage(folders, theme)
        self.tabs = QTabWidget()
        self.close_button = PushButton(theme, self.tr("Close"))
        self._lay_out()
        self._fill()
        self._connect()

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(self.tr("Pages of the settings"))
        self.tabs.tabBar().setAccessibleName(self.tabs.accessibleName())
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(scrolled(self._general()), self.tr("General"))
        self.tabs.addTab(scrolled(self._computer()), self.tr("Sound and computer"))
        self.tabs.addTab(_page(self.sampling), self.tr("Sampling"))
        self.tabs.addTab(_page(self.models), self.tr("Models"))
        self.tabs.addTab(_page(self.folders), self.tr("Folders"))
        self.body.addWidget(self.tabs, 1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)

    def _general(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        form.setVerticalSpacing(10)
        form.addRow(self.tr("Theme"), self.theme_box)
        form.addRow(row_label(self.tr("Text size"), self.text_size), self.text_size)
        form.addRow(row_label(self.tr("Language"), self.language), self.language)
        form.addRow("", self.later)
        form.addRow(self.tr("Listening"), self.play_early)
        form.addRow(row_label(self.tr("Tries of a marked sentence"), self.tries), self.tries)
        form.addRow(muted(self.tr("Nothing is sent anywhere: everything happens on this computer."), wrap=True))
        return page

    def _computer(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        form.setVerticalSpacing(10)
        row = QHBoxLayout()
        self.refresh_button = IconButton(self._theme, "refresh", self.tr("Look for loudspeakers again"))
        row.addWidget(self.output, 1)
        row.addWidget(self.refresh_button)
        form.addRow(self.tr("Loudspeaker"), row)
        form.addRow(self.tr("Calculate on"), self.compute)
        form.addRow("", self.found)
        form.addRow(row_label(self.tr("Calculating threads"), self.threads), self.threads)
        return page

    def _fill(self) -> None:
        current = self._settings.current
        for key, name in (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))):
            self.theme_box.addItem(name, key)
        self.theme_box.setCurrentIndex(self.theme_box.findData(current.theme))
        self.theme_box.setAccessibleName(self.tr("Theme"))
        inset(self.text_size)
        self.text_size.setRange(80, 200)
        self.text_size.setSingleStep(10)
        self.text_size.setSuffix(" %")
        self.text_size.setKeyboardTracking(False)
        self.text_size.setAccessibleName(self.tr("Text size"))
        self.text_size.setValue(current.text_size)
        self._fill_languages(current.language)
        inset(self.tries)
        self.tries.setRange(1, 10)
        self.tries.setKeyboardTracking(False)
        self.tries.setAccessibleName(self.tr("Tries of a marked sentence"))
        self.tries.setToolTip(self.tr("How often a sentence with something to check is tried again; the best is kept"))
        self.tries.setValue(current.tries)
        self.play_early.setChecked(current.play_while_making)
        self.play_early.setAccessibleName(self.play_early.text())
        names = (
            ("auto", self.tr("Graphics card if it works, else processor")),
            ("cpu", self.tr("Processor (CPU)")),
            ("cuda", self.tr("Graphics card (CUDA)")),
        )
        for key, name in names:
            self.compute.addItem(name, key)
        self.compute.setCurrentIndex(self.compute.findData(current.compute))
        self.compute.setAccessibleName(self.tr("Calculate on"))
        inset(self.threads)
        self.threads.setRange(0, 64)
        self.threads.setSpecialValueText(self.tr("As many as fit"))
        self.threads.setKeyboardTracking(False)
        self.threads.setAccessibleName(self.tr("Calculating threads"))
        self.threads.setToolTip(self.tr("Of the processor; fewer leave more of it to other programs"))
        self.threads.setValue(current.threads)
        self._show_devices()
        self._show_engine()

    def _fill_languages(self, chosen: str) -> None:
        self.language.addItem(self.tr("As the system"), "")
        for code, name in languages(resource("i18n")).items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))
        self.language.setAccessibleName(self.tr("Language"))
        self.later.hide()

    def _connect(self) -> None:
        self.theme_box.activated.connect(self._on_theme)
        self.text_size.valueChanged.connect(self._on_text_size)
        self.language.activated.connect(self._on_language)
        self.tries.valueChanged.connect(self._on_tries)
        self.play_early.toggled.connect(self._on_play_early)
        self.output.picked.connect(self._devices.choose_output)
        self.refresh_button.clicked.connect(self._devices.refresh)
        self.compute.activated.connect(self._on_compute)
        self.threads.valueChanged.connect(self._on_threads)
        self.close_button.clicked.connect(self.accept)
        self._devices.changed.connect(self._show_devices)
        self._engine.state_changed.connect(self._show_engine)

    def _show_devices(self) -> None:
        self.output.show_devices(self._devices.outputs, self._devices.output, self._settings.current.output_device)

    def _show_engine(self) -> None:
        match self._engine.state:
            case EngineState.READY if self._engine.info is not None:
                self.found.setText(self._engine.info.reason)
            case EngineState.FAILED:
                self.found.setText(self._engine.problem)
            case _:
                self.found.setText(self.tr("Getting the voice engine ready…"))

    def _on_theme(self) -> None:
        self._settings.update(theme=self.theme_box.currentData())

    def _on_text_size(self, percent: int) -> None:
        self._settings.update(text_size=percent)

    def _on_language(self) -> None:
        self._settings.update(language=self.language.currentData())
        self.later.show()

    def _on_tries(self, tries: int) -> None:
        self._settings.update(tries=tries)

    def _on_play_early(self, early: bool) -> None:
        self._settings.update(play_while_making=early)
        self.sampling.show_values()

    def _on_threads(self, threads: int) -> None:
        self._settings.update(threads=threads)

    def _on_compute(self) -> None:
        self._settings.update(compute=self.compute.currentData())


def _page(page: QWidget) -> QScrollArea:
    page.setContentsMargins(MARGIN, MARGIN, MARGIN, 4)
    return scrolled(page)
