#pragma once

#include <string>

namespace twotrack::native {

/// The path of the assessment that comes with the program. Looks where the program was installed, then in the source
/// tree of the build, then in ./assessments. Returns the last of these even if there is no such file.
/// @param program  argv[0] of the program.
[[nodiscard]] std::string default_assessment_path(const char* program);

}  // namespace twotrack::native
