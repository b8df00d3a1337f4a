#pragma once

#include <string>

#include "native/program/exit_code.hpp"

namespace twotrack::native {

struct ScreenshotOptions {
    std::string assessment_path;
    std::string answers_path;  ///< the input of `twotrack report`, "-" is standard input; empty: nothing is answered
    std::string page;          ///< see page_id; empty: the report if there are answers, else the intro
    std::string output_path;   ///< the path of the PNG file
    std::string language;      ///< of a translation beside the assessment; empty for the file itself
    float width_px = 820;
    int text_px = 16;
    bool is_dark = false;
};

/// `twotrack-desktop --screenshot`: draws one page at the requested width and its full height, without a display
/// server.
/// @return  BadInput if the assessment, the answers, the language or the page cannot be used; Failed if no graphics
///          context is available or the picture cannot be written. Mistakes have been reported on standard error.
[[nodiscard]] ExitCode run_screenshot(const ScreenshotOptions& options);

}  // namespace twotrack::native
