# SPDX-License-Identifier: GPL-2.0-or-later
# passgenau_coverage(<target>): counts the lines and branches of these objects that run, where PASSGENAU_COVERAGE is on (the preset
# `coverage`, which links the counters in). Without optimisation, which would fold branches; the tests round them are compiled as in
# the release, and need not be compiled again for this.
function(passgenau_coverage target)
  if(PASSGENAU_COVERAGE)
    target_compile_options(${target} PRIVATE -O0 --coverage -fprofile-update=atomic)
  endif()
endfunction()
