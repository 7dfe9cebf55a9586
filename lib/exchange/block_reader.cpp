// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/block_reader.hpp"

#include <unicode/bytestream.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <utility>

#include "model/problem.hpp"

namespace passgenau {

namespace {

constexpr std::size_t block_bytes = 64 * 1024;

constexpr std::array<std::string_view, 6> names{"utf-8",       "windows-1252", "iso-8859-1",
                                                "iso-8859-15", "utf-16le",     "utf-16be"};

/// No byte of any UTF-8 text.
constexpr char never_utf8 = '\xFF';

}  // namespace

std::optional<Encoding> parse_encoding(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return {};
  return static_cast<Encoding>(found - names.begin());
}

std::string encoding_names() {
  std::string list;
  for (const std::string_view name : names)
    list += (list.empty() ? "" : ", ") + std::string{name};
  return list;
}

/// ICU's converter from the source's encoding; it stops at what cannot be converted.
struct BlockReader::Decoder {
  explicit Decoder(Encoding encoding) {
    UErrorCode status = U_ZERO_ERROR;
    converter = ucnv_open(std::string{names[static_cast<std::size_t>(encoding)]}.c_str(), &status);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status)) fail(Code::internal, "the converter of an encoding");
  }
  ~Decoder() { ucnv_close(converter); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  /// An empty block is the end.
  std::string_view decode(std::string_view block) {
    text.clear();
    const char* source = block.data();
    const char* const end = source + block.size();
    for (;;) {
      UErrorCode status = U_ZERO_ERROR;
      UChar* target = units.data() + held;
      ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, nullptr, block.empty(),
                     &status);
      append(static_cast<std::size_t>(target - units.data()));
      if (status == U_BUFFER_OVERFLOW_ERROR) continue;
      if (U_SUCCESS(status)) return text;
      text += never_utf8;
      // A cut-off character at the end is said once; the converter has nothing more to give.
      if (block.empty()) return text;
    }
  }

  /// The first half of a pair waits for the second one.
  void append(std::size_t count) {
    held = count > 0 && U16_IS_LEAD(units[count - 1]) ? 1 : 0;
    const icu::UnicodeString whole{units.data(), static_cast<std::int32_t>(count - held)};
    icu::StringByteSink<std::string> sink{&text};
    whole.toUTF8(sink);
    if (held > 0) units[0] = units[count - 1];
  }

  UConverter* converter = nullptr;
  std::array<UChar, 4096> units = {};
  std::size_t held = 0;
  bool ended = false;
  std::string text;
};

BlockReader::BlockReader(std::istream& input, std::string file_name, Progress progress, Encoding encoding)
    : input_{&input},
      file_name_{std::move(file_name)},
      progress_{std::move(progress)},
      block_(block_bytes),
      decoder_{encoding == Encoding::utf_8 ? nullptr : std::make_unique<Decoder>(encoding)} {}
BlockReader::~BlockReader() = default;
BlockReader::BlockReader(BlockReader&&) noexcept = default;

std::string_view BlockReader::next() {
  const std::optional<std::string_view> peeked = std::exchange(peeked_, std::nullopt);
  return peeked ? *peeked : decoded();
}

std::string_view BlockReader::peek() {
  if (!peeked_) peeked_ = decoded();
  return *peeked_;
}

std::string_view BlockReader::decoded() {
  if (!decoder_) return read();
  // A block may hold no more than the first half of a character.
  while (!decoder_->ended) {
    const std::string_view block = read();
    decoder_->ended = block.empty();
    const std::string_view text = decoder_->decode(block);
    if (!text.empty()) return text;
  }
  return {};
}

std::string_view BlockReader::read() {
  std::streamsize count = 0;
  try {
    // Not through the stream itself: its state and exceptions belong to the caller.
    if (input_->rdbuf() == nullptr || input_->fail()) fail(Code::file_unreadable, file_name_);
    count = input_->rdbuf()->sgetn(block_.data(), static_cast<std::streamsize>(block_.size()));
  } catch (const std::ios_base::failure&) {
    fail(Code::file_unreadable, file_name_);
  }
  const auto size = static_cast<std::size_t>(std::max<std::streamsize>(count, 0));
  bytes_ += size;
  if (progress_ && size > 0) progress_(bytes_);
  return {block_.data(), size};
}

}  // namespace passgenau
