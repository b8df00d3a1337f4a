#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/json/json.hpp"

namespace twotrack::fuzz {

/// A value as compact JSON.
[[nodiscard]] std::string json_text(const json::Value& value);

/// Changes a few values, keys and lists of a JSON text. The result stays JSON, which explores its content. Sometimes,
/// and always if the text is not JSON, changes its bytes instead.
///
/// @param most_bytes  the size that the result must not exceed.
/// @param seed        the same seed gives the same changes, except for libFuzzer's changes to bytes.
[[nodiscard]] std::string mutated_json(std::string_view text, std::size_t most_bytes, std::uint32_t seed);

/// The first text with one of its values replaced by a value of the second. If either is not JSON, returns the second
/// text unchanged.
[[nodiscard]] std::string crossed_json(std::string_view text, std::string_view other, std::size_t most_bytes,
                                       std::uint32_t seed);

/// Copies a text over libFuzzer's input. @return its length, at most `most_bytes`.
std::size_t put(std::string_view text, std::uint8_t* data, std::size_t most_bytes);

}  // namespace twotrack::fuzz
