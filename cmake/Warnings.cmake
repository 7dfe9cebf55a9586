# SPDX-License-Identifier: GPL-2.0-or-later
# passgenau_warnings(<target>): every warning is an error where PASSGENAU_WARNINGS is on (the presets dev, asan, tsan, coverage).
# Not in a user's build: a compiler of next year knows warnings that nobody could have fixed today.
function(passgenau_warnings target)
  if(PASSGENAU_WARNINGS)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
  endif()
endfunction()
