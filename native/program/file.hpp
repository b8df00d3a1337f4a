#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include "core/json/json.hpp"

namespace twotrack::native {

/// How much of a JSON file is read. One byte past the parser's limit is enough for the parser to refuse the file, and
/// bounds the cost of an endless file.
inline constexpr std::size_t most_json_bytes = json::max_bytes + 1;

/// Reads a file.
///
/// @return  the file's bytes, at most the first `most_bytes`.
/// Errors:  the system's message, for example: no such file, is a directory, permission denied.
[[nodiscard]] std::expected<std::string, std::string> read_file(const std::string& path,
                                                                std::size_t most_bytes = most_json_bytes);

/// Writes a file, replacing any existing file.
/// Errors: as read_file. Bytes written before the error stay in the file.
[[nodiscard]] std::expected<void, std::string> write_file(const std::string& path, std::string_view bytes);

/// Reads standard input as read_file reads a file.
[[nodiscard]] std::expected<std::string, std::string> read_standard_input(std::size_t most_bytes = most_json_bytes);

}  // namespace twotrack::native
