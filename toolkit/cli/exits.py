"""Exit codes, as the command line promises them."""

EXIT_FINDINGS = 1  # findings of severity error
EXIT_UNUSABLE = 2  # unusable input or usage
EXIT_INTERRUPTED = 130  # 128 and the number of the signal, as shells count
EXIT_READER_GONE = 141  # the same; `specgen lint ... | head -1` is no finding
