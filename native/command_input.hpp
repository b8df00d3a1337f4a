#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment.hpp"
#include "core/diagnostic.hpp"
#include "native/exit_code.hpp"
#include "native/file.hpp"
#include "native/row_fault.hpp"

/// What the commands read before they do their work, and how they refuse it.
namespace twotrack::native {

/// Says on standard error what is wrong with a file. Returns BadInput.
ExitCode refuse(std::string_view file, std::string_view sentence);
ExitCode refuse(std::string_view file, const std::vector<Diagnostic>& diagnostics);
ExitCode refuse(std::string_view file, const std::vector<RowFault>& faults);

/// The assessment in a file. What is wrong with it has been said on standard error.
[[nodiscard]] std::expected<Assessment, ExitCode> load_assessment(const std::string& path);

/// How messages call an input: "<stdin>" for "-", else its path.
[[nodiscard]] std::string name_of_input(const std::string& path);

/// Reads standard input for "-", else the file (see read_file).
[[nodiscard]] std::expected<std::string, std::string> read_input(const std::string& path);

}  // namespace twotrack::native
