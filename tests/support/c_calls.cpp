// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/c_calls.hpp"

#include <sstream>

#include "catch.hpp"

namespace passgenau::test {

CatalogOfC::CatalogOfC(const std::string& folder, const std::string& offers, const std::string& vocabulary,
                       const std::string& gazetteer) {
  passgenau_writer* writer = nullptr;
  REQUIRE(plain_call(passgenau_writer_open, folder.data(), folder.size(), &writer).error.empty());
  if (!vocabulary.empty())
    REQUIRE(plain_call(passgenau_writer_set_vocabulary, writer, vocabulary.data(), vocabulary.size())
                .error.empty());
  if (!gazetteer.empty())
    REQUIRE(call(passgenau_writer_set_gazetteer, writer, gazetteer.data(), gazetteer.size()).text == "[]");
  std::istringstream lines{offers};
  for (std::string line; std::getline(lines, line);)
    REQUIRE(call(passgenau_writer_put, writer, line.data(), line.size()).error.empty());
  REQUIRE(plain_call(passgenau_writer_commit, writer).status == 0);
  REQUIRE(plain_call(passgenau_writer_close, writer).status == 0);
  REQUIRE(plain_call(passgenau_catalog_open, folder.data(), folder.size(), &handle).error.empty());
}

CatalogOfC::~CatalogOfC() { passgenau_catalog_close(handle, nullptr); }

}  // namespace passgenau::test
