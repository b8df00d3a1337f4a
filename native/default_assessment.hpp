#pragma once

#include <string>

namespace twotrack::native {

/// The assessment that comes with the program: where it was installed, beside the build it was made in, or in
/// ./assessments. The last of these when there is none.
/// @param program  as the program was called: its argv[0].
[[nodiscard]] std::string default_assessment_path(const char* program);

}  // namespace twotrack::native
