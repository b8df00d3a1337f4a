#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "core/translation/translation_merge.hpp"
#include "native/program/exit_code.hpp"

namespace twotrack::native {

enum class TranslateStep { Extract, Merge, Pseudo };

struct TranslateOptions {
    TranslateStep step = TranslateStep::Extract;
    std::string assessment_path;
    std::string translation_path;  ///< Extract: an assessment; empty: write a template
    std::string catalogue_path;    ///< Merge: a PO file
    Stale stale = Stale::LeaveOut;
};

/// Adds the three commands of `twotrack translate` to its command line. Parsing fills `options`, which must outlive the
/// app.
void add_translate_commands(CLI::App& app, TranslateOptions& options);

/// `twotrack translate`: writes a PO file for an assessment, an assessment from a PO file, or an assessment in a
/// pseudo-locale to standard output. Remarks on a PO file go to standard error.
/// @return  Failed if there are remarks on a PO file; the assessment is still written. BadInput if a file cannot be
///          read or is wrong; nothing is written.
[[nodiscard]] ExitCode run_translate(const TranslateOptions& options);

}  // namespace twotrack::native
