#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

#include "native/response_source.hpp"

namespace twotrack::native {

/// What a command is told of the answers of many people.
struct ResponsesOptions {
    std::string path = "-";                 ///< "-" is standard input
    std::optional<ResponsesFormat> format;  ///< none: see open_responses
};

/// Adds RESPONSES and --format to a command; reading the command line fills `options`, which must live as long.
void add_responses_options(CLI::App& command, ResponsesOptions& options);

}  // namespace twotrack::native
