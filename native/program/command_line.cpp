#include "native/program/command_line.hpp"

#include <algorithm>
#include <exception>
#include <sstream>
#include <string>

#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {

int run_program(const char* name, ExitCode (*run)(int, char**), int argc, char** argv) {
    outlive_closed_pipes();
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        write_standard_error(error_line(name, error.what()));
        return Failed;
    }
}

CLI::Validator between(long long least, long long most) {
    return CLI::Validator(
        [=](std::string& text) -> std::string {
            // CLI11 reads a number with a leading zero as octal.
            const auto first = std::min(text.find_first_not_of('0'), text.size() - 1);
            if (!text.empty() && text.find_first_not_of("0123456789") == std::string::npos) text.erase(0, first);
            double number = 0.0;
            if (CLI::detail::lexical_cast(text, number) && number >= static_cast<double>(least) &&
                number <= static_cast<double>(most))
                return {};
            return text + " is not a number from " + std::to_string(least) + " to " + std::to_string(most);
        },
        "");
}

std::optional<ExitCode> read_command_line(CLI::App& app, int argc, char** argv) {
    try {
        app.parse(argc, argv);
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        // CLI11 also throws for --help and --version. It has an exit code for each kind of mistake; we use fewer.
        if (error.get_exit_code() != 0) {
            write_standard_error(error_line(app.get_name(), error.what()) + "Try: " + app.get_name() + " --help\n");
            return BadInput;
        }
        std::ostringstream asked_for, unused;
        app.exit(error, asked_for, unused);
        return write_standard_output(asked_for.str());
    }
}

}  // namespace twotrack::native
