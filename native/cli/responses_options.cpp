#include "native/cli/responses_options.hpp"

namespace twotrack::native {

void add_responses_options(CLI::App& command, ResponsesOptions& options) {
    command.add_option("RESPONSES", options.path,
                       "The answers, a row for each person. - (the default) reads standard input");
    command
        .add_option_function<std::string>(
            "--format",
            [&](const std::string& format) {
                options.format = format == "csv" ? ResponsesFormat::Csv : ResponsesFormat::JsonLines;
            },
            "Of the answers. The default is told by the file's ending (.csv, .jsonl, .ndjson),\n"
            "else by their first byte: { begins JSON Lines")
        ->check(CLI::IsMember({"csv", "jsonl"}))
        ->option_text("csv|jsonl");
}

}  // namespace twotrack::native
