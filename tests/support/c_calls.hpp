// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "passgenau.h"

namespace passgenau::test {

/// What a call of the C ABI gave: a result, or an error as JSON.
struct Said {
  int status = 0;
  std::string text = {};
  std::string error = {};
  std::string name = {};  ///< of the error
};

/// Calls `function(arguments…, &json, &length, &error)` and frees what it gave.
template <class Function, class... Arguments>
Said call(Function function, Arguments... arguments) {
  char* json = nullptr;
  std::size_t length = 0;
  passgenau_error* error = nullptr;
  Said said;
  said.status = function(arguments..., &json, &length, &error);
  if (json != nullptr) said.text.assign(json, length);
  if (error != nullptr) {
    said.error = passgenau_error_json(error);
    said.name = passgenau_error_name(error);
  }
  passgenau_free(json);
  passgenau_error_free(error);
  return said;
}

/// The same for a call without a result: `function(arguments…, &error)`.
template <class Function, class... Arguments>
Said plain_call(Function function, Arguments... arguments) {
  passgenau_error* error = nullptr;
  Said said;
  said.status = function(arguments..., &error);
  if (error != nullptr) {
    said.error = passgenau_error_json(error);
    said.name = passgenau_error_name(error);
  }
  passgenau_error_free(error);
  return said;
}

/// A catalog with these offers (one JSON text a line), made through the C ABI in a folder that is gone with it.
class CatalogOfC {
 public:
  CatalogOfC(const std::string& folder, const std::string& offers, const std::string& vocabulary = {},
             const std::string& gazetteer = {});
  ~CatalogOfC();
  CatalogOfC(const CatalogOfC&) = delete;
  CatalogOfC& operator=(const CatalogOfC&) = delete;

  passgenau_catalog* handle = nullptr;
};

}  // namespace passgenau::test
