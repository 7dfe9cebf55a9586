// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sha256.hpp"

/// The file of a sealed catalog:
///
///   magic      16 bytes  "passgenau-sealed"
///   database             one Xapian database in one file, compacted; its blocks count from here
///   manifest             text, below
///   footer     56 bytes  length of the manifest (8 bytes, least significant first), SHA-256 of the manifest (32), the magic
///                        again: a file that was cut off or went on growing shows at once
///
/// The manifest is lines "name value", in this order: sealed (version of this layout), format (of the database), offers, revision,
/// bytes (of the database), sha256 (of the database), parts (the 64-bit checksums of its parts of 64 KiB, 16 digits each, which
/// say where damage is), report (its length); then the report of the sources, as it was given.
namespace passgenau::seal {

inline constexpr std::string_view magic = "passgenau-sealed";
inline constexpr int layout = 1;
inline constexpr std::size_t footer_bytes = 8 + 32 + magic.size();
inline constexpr std::uint64_t part_bytes = 64 * 1024;
/// Of a database of some terabytes with the longest report.
inline constexpr std::uint64_t most_manifest_bytes = std::uint64_t{1} << 30;
inline constexpr std::uint64_t most_report_bytes = std::uint64_t{16} << 20;

struct Manifest {
  int layout = seal::layout;
  std::uint64_t format = 0;
  std::uint64_t offers = 0;
  std::uint64_t revision = 0;
  std::uint64_t bytes = 0;
  std::string sha256 = {};
  std::vector<std::uint64_t> parts = {};
  std::string report = {};
};

std::string to_text(const Manifest& manifest);
/// Empty where it is none. Of a later layout only `layout` is read.
std::optional<Manifest> read_manifest(std::string_view text);
std::string footer_of(std::string_view manifest);
/// Of the manifest in a sealed file of so many bytes, as its footer says it; empty where it is more than there are, or than there may be.
std::optional<std::uint64_t> manifest_length(std::string_view footer, std::uint64_t file_bytes);

}  // namespace passgenau::seal
