#pragma once

#include <cstdint>
#include <string>

#include "native/desktop_app.hpp"

namespace twotrack::native {

/// The assessment that comes with the program: beside the build it was made in, beside where it was installed, or in
/// ./assessments. The last of these when there is none.
/// @param program  as the program was called: its argv[0].
[[nodiscard]] std::string default_assessment_path(const char* program);

/// Opens an assessment. One that cannot be read or has mistakes gives an app that shows what is wrong with it, and
/// everything that is wrong is written to standard error.
[[nodiscard]] DesktopApp open_assessment(const std::string& path, std::int64_t now_ms);

}  // namespace twotrack::native
