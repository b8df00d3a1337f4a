#pragma once

#include <CLI/CLI.hpp>

#include <optional>

#include "native/program/exit_code.hpp"

namespace twotrack::native {

/// Reads a program's command line.
/// @return  nullopt if the program should continue. Otherwise the exit code: Success after --help or --version,
///          BadInput after a line on standard error that says what is wrong.
[[nodiscard]] std::optional<ExitCode> read_command_line(CLI::App& app, int argc, char** argv);

/// Runs a program's main function. A closed pipe does not end the program; an exception becomes a line on standard
/// error and the exit code Failed.
/// @param name  the program's name, which begins that line.
/// @return      the exit code.
[[nodiscard]] int run_program(const char* name, ExitCode (*run)(int, char**), int argc, char** argv);

/// Accepts a number from `least` to `most`. CLI::Range would accept "nan".
[[nodiscard]] CLI::Validator between(long long least, long long most);

}  // namespace twotrack::native
