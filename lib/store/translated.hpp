// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <xapian.h>

#include <stdexcept>
#include <string>

#include "model/problem.hpp"

namespace passgenau {

/// Runs `use` and turns Xapian's errors into ours. Their text may quote terms and paths: it is dropped.
template <class Use>
auto translated(const std::string& path, Use&& use) {
  try {
    return use();
  } catch (const Xapian::DatabaseModifiedError&) {
    fail(Code::catalog_busy, "catalog", {}, path);
  } catch (const Xapian::DatabaseVersionError&) {
    fail(Code::catalog_newer, "catalog", "its storage format", path);
  } catch (const Xapian::Error&) {
    fail(Code::catalog_damaged, "catalog", {}, path);
  } catch (const std::length_error&) {
    fail(Code::catalog_damaged, "catalog", {}, path);
  }
}

}  // namespace passgenau
