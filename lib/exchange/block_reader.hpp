// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau {

/// How the bytes of a source are to be read. It is declared, never guessed.
enum class Encoding : std::uint8_t { utf_8, windows_1252, iso_8859_1, iso_8859_15, utf_16le, utf_16be };

/// By the names that mapping files use ("windows-1252"), letters in lower case.
std::optional<Encoding> parse_encoding(std::string_view name);
/// All names, for messages.
std::string encoding_names();

/// Reads a stream block by block and turns it into UTF-8. Bytes that the declared encoding does not have
/// become a byte that UTF-8 does not have, so that they are found, with their place, where the text is judged.
class BlockReader {
 public:
  /// Called with the bytes read so far, once for each block.
  using Progress = std::function<void(std::uint64_t)>;

  explicit BlockReader(std::istream& input, std::string file_name = {}, Progress progress = {},
                       Encoding encoding = Encoding::utf_8);
  ~BlockReader();
  BlockReader(BlockReader&&) noexcept;
  BlockReader& operator=(BlockReader&&) = delete;

  /// The next block, valid until the next call; empty at the end. Throws `Error` *file-unreadable*.
  std::string_view next();
  /// The block that `next` will give.
  std::string_view peek();
  const std::string& file_name() const { return file_name_; }

 private:
  struct Decoder;
  std::string_view decoded();
  std::string_view read();

  std::istream* input_;
  std::string file_name_;
  Progress progress_;
  std::vector<char> block_;
  std::uint64_t bytes_ = 0;
  std::unique_ptr<Decoder> decoder_;
  std::optional<std::string_view> peeked_;
};

}  // namespace passgenau
