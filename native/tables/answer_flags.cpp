#include "native/tables/answer_flags.hpp"

#include "core/scoring/result.hpp"

namespace twotrack::native {

std::string flags_of(const Assessment& assessment, const Answers& answers) {
    std::string list;
    for (const std::string_view name : flag_names(twotrack::quality_of(assessment, answers)))
        list += (list.empty() ? "" : ";") + std::string(name);
    return list;
}

}  // namespace twotrack::native
