"""Where the shipped files are found."""

from generator.resources import data_folder, templates_folder


def test_shipped_folders_exist_in_a_source_tree() -> None:
    assert (data_folder() / "units" / "communes.csv").is_file()
    assert templates_folder().is_dir()
