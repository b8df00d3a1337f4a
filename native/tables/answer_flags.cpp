#include "native/tables/answer_flags.hpp"

#include <algorithm>

#include "core/scoring/result.hpp"

namespace twotrack::native {

std::string flags_of(const AnswerQuality& quality) {
    std::string list = flag_names(quality);
    std::ranges::replace(list, ' ', ';');
    return list;
}

}  // namespace twotrack::native
