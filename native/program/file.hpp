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

/// Reads a file. Never waits: it opens neither pipes nor devices.
///
/// @return  the file's bytes, at most the first `most_bytes`.
/// Errors:  the system's message, for example: no such file, is a directory, permission denied; or that this is a pipe,
///          a socket or a device.
[[nodiscard]] std::expected<std::string, std::string> read_file(const std::string& path,
                                                                std::size_t most_bytes = most_json_bytes);

/// Reads a file, or what a program writes into a pipe, as in `twotrack report <(program)`; or a device.
/// Errors: the system's message; or that no program writes into the pipe, which would otherwise be waited for without
///         end.
[[nodiscard]] std::expected<std::string, std::string> read_file_or_pipe(const std::string& path,
                                                                        std::size_t most_bytes = most_json_bytes);

/// Writes a file. It replaces an existing file only once all bytes are written: it writes them to a file beside it, and
/// gives that file the name and the permissions of the old one.
/// A pipe or a device is written to.
/// Errors: the system's message. The old file is then as it was.
[[nodiscard]] std::expected<void, std::string> write_file(const std::string& path, std::string_view bytes);

/// Reads standard input, at most the first `most_bytes`. Errors: the system's message.
[[nodiscard]] std::expected<std::string, std::string> read_standard_input(std::size_t most_bytes = most_json_bytes);

}  // namespace twotrack::native
