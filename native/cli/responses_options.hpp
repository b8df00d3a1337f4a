#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

#include "native/responses/response_source.hpp"

namespace twotrack::native {

/// Where a command reads the answers of many people, and in which format.
struct ResponsesOptions {
    std::string path = "-";                 ///< "-" is standard input
    std::optional<ResponsesFormat> format;  ///< nullopt: see open_responses
};

/// Adds RESPONSES and --format to a command. Parsing the command line fills `options`, which must outlive the app.
void add_responses_options(CLI::App& command, ResponsesOptions& options);

}  // namespace twotrack::native
