// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "passgenau.h"
#include "passgenau/error.hpp"

namespace passgenau::c_api {

/// The number of a code in passgenau.h. A code that the header lacks does not compile.
constexpr int number_of(Code code) noexcept {
  switch (code) {
#define PASSGENAU_CODE_NUMBER(enumerator, name, severity, meaning) \
  case Code::enumerator: return passgenau_code_##enumerator;
    PASSGENAU_CODES(PASSGENAU_CODE_NUMBER)
#undef PASSGENAU_CODE_NUMBER
  }
  return passgenau_code_internal;
}

}  // namespace passgenau::c_api
