#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/base/diagnostic.hpp"
#include "native/program/exit_code.hpp"
#include "native/program/file.hpp"
#include "native/program/row_fault.hpp"

/// Input that commands read before they start their work, and how they report bad input.
namespace twotrack::native {

/// Reports what is wrong with a file on standard error. Returns BadInput.
ExitCode refuse(std::string_view file, std::string_view sentence);
ExitCode refuse(std::string_view file, const std::vector<Diagnostic>& diagnostics);
ExitCode refuse(std::string_view file, const std::vector<RowFault>& faults);

/// Reads the assessment in a file. On failure, the mistakes have already been reported on standard error.
[[nodiscard]] std::expected<Assessment, ExitCode> load_assessment(const std::string& path);

/// The name of an input in messages: "<stdin>" for "-", otherwise its path.
[[nodiscard]] std::string name_of_input(const std::string& path);

/// Reads standard input for "-", otherwise the file (see read_file_or_pipe).
[[nodiscard]] std::expected<std::string, std::string> read_input(const std::string& path);

}  // namespace twotrack::native
