"""What PyInstaller takes of pyqtgraph, in place of its own hook, which imports all of it to see what there is."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("pyqtgraph", excludes=["**/examples/*"])
