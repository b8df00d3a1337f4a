#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "core/translation_merge.hpp"
#include "native/exit_code.hpp"

namespace twotrack::native {

enum class TranslateStep { Extract, Merge, Pseudo };

struct TranslateOptions {
    TranslateStep step = TranslateStep::Extract;
    std::string assessment_path;
    std::string translation_path;  ///< Extract: an assessment; empty: a template is written
    std::string catalogue_path;    ///< Merge: a PO file
    Stale stale = Stale::LeaveOut;
};

/// Adds the three commands of `twotrack translate` to its command line; reading that fills `options`, which must live
/// as long.
void add_translate_commands(CLI::App& app, TranslateOptions& options);

/// `twotrack translate`: writes a PO file of an assessment, an assessment of a PO file, or one in a pseudo-locale to
/// standard output. What there is to say of a PO file goes to standard error.
/// @return  Findings where there is something to say of a PO file; the assessment is written all the same. BadInput
///          where a file cannot be read or is wrong, and nothing is written.
[[nodiscard]] ExitCode run_translate(const TranslateOptions& options);

}  // namespace twotrack::native
