// SPDX-License-Identifier: GPL-2.0-or-later
// Sealed catalogs: what is changed is refused, and a manifest that any bytes make is read without harm.
#include <cstdint>
#include <fstream>

#include "fuzz/target.hpp"
#include "store/seal_manifest.hpp"

namespace passgenau::fuzz {

namespace {

const std::string& whole() {
  static const std::string bytes =
      file_content(std::string{PASSGENAU_SOURCE_DIR} + "/tests/data/catalogs/2/catalog.sealed");
  return bytes;
}

/// The beginning of the whole file, up to its manifest.
std::string database() {
  const std::string& bytes = whole();
  const std::size_t footer = bytes.size() - seal::footer_bytes;
  std::size_t manifest = 0;
  for (std::size_t i = 8; i-- > 0;)
    manifest = manifest << 8 | static_cast<unsigned char>(bytes[footer + i]);
  return bytes.substr(0, footer - manifest);
}

/// Opens these bytes; false where they are refused.
bool opens(const std::string& bytes) {
  const std::string path = scratch("sealed");
  std::ofstream{path, std::ios::binary} << bytes;
  try {
    const Catalog catalog{path};
    hold(!catalog.ids().empty(), "an empty catalog");
    return true;
  } catch (const Error& error) {
    check_problems({error.problem()});
    hold(error.code() == Code::catalog_damaged || error.code() == Code::path_refused ||
             error.code() == Code::catalog_foreign || error.code() == Code::catalog_newer ||
             error.code() == Code::catalog_older,
         std::string{"a sealed catalog is refused as something else: "} + error.what());
    return false;
  }
}

std::size_t number(std::string_view three) {
  std::size_t value = 0;
  for (const char c : three)
    value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

/// Every four bytes: where (three), and what the byte there is changed by.
std::string patched(std::string_view patches) {
  std::string bytes = whole();
  for (; patches.size() >= 4; patches.remove_prefix(4)) {
    char& byte = bytes[number(patches.substr(0, 3)) % bytes.size()];
    byte = static_cast<char>(byte ^ patches[3]);
  }
  return bytes;
}

void check_manifest(std::string_view text) {
  const std::optional<seal::Manifest> read = seal::read_manifest(text);
  if (!read) return;
  if (read->layout <= seal::layout) {
    const std::string written = seal::to_text(*read);
    const std::optional<seal::Manifest> again = seal::read_manifest(written);
    hold(again && seal::to_text(*again) == written, "a manifest does not come back");
    hold(again->report == read->report && again->parts == read->parts && again->sha256 == read->sha256,
         "a manifest comes back as another");
  }
}

}  // namespace

/// 'P': patches of a whole file. 'T': cut off at a place (three bytes), and something behind it. 'M': a manifest, alone and in a file
/// with the digest it wants. Else the bytes of a file.
void sealed(std::string_view bytes) {
  const char mode = bytes.empty() ? '\0' : bytes.front();
  const std::string_view rest = bytes.substr(bytes.empty() ? 0 : 1);
  std::string file{bytes};
  if (mode == 'P') file = patched(rest);
  if (mode == 'T' && rest.size() >= 3)
    file = whole().substr(0, number(rest.substr(0, 3)) % (whole().size() + 1)) + std::string{rest.substr(3)};
  if (mode == 'M') {
    check_manifest(rest);
    opens(database() + std::string{rest} + seal::footer_of(rest));
    return;
  }
  hold(opens(file) == (file == whole()),
       "a file that is not the one that was sealed is opened, or that one is refused");
}

}  // namespace passgenau::fuzz
