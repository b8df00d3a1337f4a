#pragma once

#include <CLI/CLI.hpp>

#include <optional>

#include "native/exit_code.hpp"

namespace twotrack::native {

/// Reads a program's command line.
/// @return  nothing when the program is to go on; else what to exit with: Success after --help or --version, BadInput
///          after a line on standard error about what is wrong.
[[nodiscard]] std::optional<ExitCode> read_command_line(CLI::App& app, int argc, char** argv);

/// Runs a program, as all of them run: a pipe that closes does not end it, and an exception is a line on standard
/// error.
/// @param name  as that line begins.
/// @return      what to exit with.
[[nodiscard]] int run_program(const char* name, ExitCode (*run)(int, char**), int argc, char** argv);

/// A number from `least` to `most`. CLI::Range would let "nan" pass.
[[nodiscard]] CLI::Validator between(long long least, long long most);

}  // namespace twotrack::native
