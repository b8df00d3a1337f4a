#include "native/answer_flags.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace twotrack::native {
namespace {

bool is_longstring(const Assessment& assessment, const Answers& answers) {
    constexpr std::size_t least_run = 8;
    std::vector<bool> in_scale(answers.size());
    for (const Scale& scale : assessment.scales)
        for (const std::size_t item : scale.items) in_scale[item] = true;

    std::size_t n_answered = 0, run = 0, longest = 0;
    Response last;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!in_scale[i] || !answers[i]) continue;
        ++n_answered;
        run = answers[i] == last ? run + 1 : 1;
        longest = std::max(longest, run);
        last = answers[i];
    }
    return longest >= least_run && 2 * longest >= n_answered;
}

}  // namespace

std::string quality_of(const Assessment& assessment, const Answers& answers) {
    return is_longstring(assessment, answers) ? "longstring" : "";
}

}  // namespace twotrack::native
