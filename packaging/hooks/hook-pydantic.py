"""What PyInstaller takes of pydantic, in place of its own hook, which asks for parts that the spec leaves out."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules(
    "pydantic", filter=lambda name: not name.startswith(("pydantic.v1", "pydantic.mypy"))
)
