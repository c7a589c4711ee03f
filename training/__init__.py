"""Makes what ships beside the code from open data: run by hand, never by the program."""
