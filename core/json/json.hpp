#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"

/// JSON values that keep their offsets in the text. Every diagnostic about a value can then name the place.
namespace twotrack::json {

enum class Kind { Null, Boolean, Number, String, Array, Object };

struct Member;

struct Value {
    Kind kind = Kind::Null;
    std::size_t offset = 0;  ///< of the value's first byte
    bool boolean = false;
    double number = 0.0;
    std::string string;           ///< UTF-8
    std::vector<Value> elements;  ///< of an array
    std::vector<Member> members;  ///< of an object, in the order written, with distinct keys

    /// The member with this key; null when the key is missing or this value is not an object.
    [[nodiscard]] const Value* find(std::string_view key) const;
};

struct Member {
    std::string key;
    std::size_t offset = 0;  ///< of the key's opening quote
    Value value;
};

/// The limits of a text. The parser refuses a larger text before it costs much.
inline constexpr std::size_t max_bytes = std::size_t{1} << 20;
inline constexpr std::size_t max_values = 50'000;
inline constexpr std::size_t max_depth = 64;

/// Reads one JSON document (RFC 8259, UTF-8, an initial byte order mark allowed).
/// Errors: `too-large`, `not-utf-8`, `syntax`, `too-deep`, `duplicate-key`, each with line and column.
/// Cost: O(bytes), plus sorting the keys of each object; memory: at most 500 bytes for each value besides the text.
[[nodiscard]] std::expected<Value, Diagnostic> parse(std::string_view text);

/// `text` without an initial byte order mark. Offsets count from the end of the mark, and the mark takes no column.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

/// Line and column of a byte offset into `text`.
[[nodiscard]] SourceLocation location_at(std::string_view text, std::size_t offset, std::string pointer = {});

/// Quotes `text` for a sentence: in double quotes, cut off after at most 60 bytes, between two characters.
[[nodiscard]] std::string quoted(std::string_view text);

/// `key` as a part of a JSON pointer.
[[nodiscard]] std::string pointer_part(std::string_view key);

}  // namespace twotrack::json
