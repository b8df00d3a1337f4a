#include <CLI/CLI.hpp>

#include "native/program/command_line.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"
#include "native/translate/translate_command.hpp"

namespace {

using namespace twotrack::native;

/// Users start this program as `twotrack translate`.
constexpr const char* name = "twotrack translate";

ExitCode run(int argc, char** argv) {
    CLI::App app("Translate an assessment in PO files, as gettext has them", name);
    app.set_version_flag("--version",
                         "twotrack-translate " TWOTRACK_VERSION
                         "\nIt is linked with GNU libgettextpo: this binary is under the GPL, version 3 or later.");
    TranslateOptions options;
    add_translate_commands(app, options);
    if (const auto exit_code = read_command_line(app, argc, argv)) return *exit_code;
    return run_translate(options);
}

}  // namespace

int main(int argc, char** argv) { return run_program(name, run, argc, argv); }
