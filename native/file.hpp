#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include "core/json.hpp"

namespace twotrack::native {

/// Of a larger JSON file this much is read: the parser refuses it by its size, and an endless one costs no more.
inline constexpr std::size_t most_json_bytes = json::max_bytes + 1;

/// Reads a file.
///
/// @return  its bytes, the first `most_bytes` at most.
/// Errors:  the system's own words for what is wrong: there is no such file, it is a directory, it may not be read.
[[nodiscard]] std::expected<std::string, std::string> read_file(const std::string& path,
                                                                std::size_t most_bytes = most_json_bytes);

/// Writes a file, in place of one that is there.
/// Errors: as read_file; what was written by then stays.
[[nodiscard]] std::expected<void, std::string> write_file(const std::string& path, std::string_view bytes);

/// Reads standard input as read_file reads a file.
[[nodiscard]] std::expected<std::string, std::string> read_standard_input(std::size_t most_bytes = most_json_bytes);

}  // namespace twotrack::native
