#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/json.hpp"

namespace twotrack::fuzz {

/// A value as compact JSON.
[[nodiscard]] std::string json_text(const json::Value& value);

/// JSON with a few changes to its values, keys and lists, so that it stays JSON and its content gets explored; now and
/// then, and of what is no JSON always, with changes to its bytes.
///
/// @param most_bytes  of the result; a longer one is not made.
/// @param seed        the same gives the same changes, but for what libFuzzer does to bytes.
[[nodiscard]] std::string mutated_json(std::string_view text, std::size_t most_bytes, std::uint32_t seed);

/// The first text with a value of the second in place of one of its own; either as it is when one is no JSON.
[[nodiscard]] std::string crossed_json(std::string_view text, std::string_view other, std::size_t most_bytes,
                                       std::uint32_t seed);

/// Copies a text over libFuzzer's input. @return its length, at most `most_bytes`.
std::size_t put(std::string_view text, std::uint8_t* data, std::size_t most_bytes);

}  // namespace twotrack::fuzz
