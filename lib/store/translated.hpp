// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

#include "model/problem.hpp"

namespace passgenau {

/// Is it the files that cannot be had, and not what stands in them? Xapian keeps the system's word for it, not its number.
inline bool is_out_of_reach(const Xapian::DatabaseOpeningError& error) {
  const char* said = error.get_error_string();
  if (said == nullptr) return false;
  const std::string_view words{said};
  return words == std::strerror(EACCES) || words == std::strerror(EMFILE) || words == std::strerror(ENFILE);
}

/// Runs `use` and turns Xapian's errors into ours. Their text may quote terms and paths: it is dropped.
template <class Use>
auto translated(const std::string& path, Use&& use) {
  try {
    return use();
  } catch (const Xapian::DatabaseModifiedError&) {
    fail(Code::catalog_busy, "catalog", {}, path);
  } catch (const Xapian::NetworkError&) {
    fail(Code::network_unreachable, "network", {}, path);
  } catch (const Xapian::DatabaseVersionError&) {
    fail(Code::catalog_newer, "catalog", "its storage format", path);
  } catch (const Xapian::DatabaseOpeningError& error) {
    if (is_out_of_reach(error))
      fail(Code::file_unreadable, "catalog", "no permission, or too many files are open", path);
    fail(Code::catalog_damaged, "catalog", {}, path);
  } catch (const Xapian::Error&) {
    fail(Code::catalog_damaged, "catalog", {}, path);
  } catch (const std::length_error&) {
    fail(Code::catalog_damaged, "catalog", {}, path);
  }
}

}  // namespace passgenau
