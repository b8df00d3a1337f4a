#pragma once

#include <cstddef>
#include <string_view>

namespace twotrack::native {

/// A place in a stream of text: line and column, both from 1, the column in characters.
struct TextPlace {
    std::size_t line = 1;
    std::size_t column = 1;
    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// The place after `bytes`, which begin at `start`. Lines end in LF, CR LF or CR.
[[nodiscard]] TextPlace place_after(std::string_view bytes, TextPlace start);

/// Where a field of a CSV record begins; for a quoted field, at its quote.
///
/// @param source  the record's original bytes, beginning at `start`; well-formed up to that field.
/// @param field   the field's index; past the last field, the result is the record's end.
/// Cost: O(bytes).
[[nodiscard]] TextPlace place_of_field(std::string_view source, TextPlace start, std::size_t field);

}  // namespace twotrack::native
