#pragma once

#include <string>

#include "native/exit_code.hpp"

namespace twotrack::native {

struct ScreenshotOptions {
    std::string assessment_path;
    std::string answers_path;  ///< as `twotrack report` takes it, "-" is standard input; empty: nothing is answered
    std::string page;          ///< see page_id; empty: the report with answers, the intro without
    std::string output_path;   ///< a PNG file
    std::string language;      ///< of a translation beside the assessment; empty for the file itself
    float width_px = 820;
    int text_px = 16;
    bool is_dark = false;
};

/// `twotrack-desktop --screenshot`: draws one page, as wide as asked and as high as it is, without a display server.
/// @return  BadInput where the assessment, the answers, the language or the page is none; Failed where there is nothing
///          to draw with or the picture cannot be written. Standard error has said what is wrong.
[[nodiscard]] ExitCode run_screenshot(const ScreenshotOptions& options);

}  // namespace twotrack::native
