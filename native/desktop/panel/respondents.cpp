#include "core/authoring/respondents.hpp"
#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {
namespace {

std::string count_of(const QuizView& quiz) {
    const Count count = count_questions(*quiz.assessment(), quiz.session());
    return std::to_string(count.n_answered) + " of " + std::to_string(count.n_asked) + " questions answered";
}

}  // namespace

void draw_respondents_part(const PanelPart& part) {
    const QuizView& quiz = part.content.quiz;
    if (!quiz.assessment()) return ImGui::TextDisabled("No assessment is open.");
    const Respondents& respondents = part.content.respondents;
    ImGui::TextWrapped("%s%s", count_of(quiz).c_str(), respondents.name ? (", as " + *respondents.name).c_str() : "");
    if (part.flowing_button("random", "Random " + std::to_string(respondents.next_seed), true))
        part.request(AnswerRandomly{});
    if (part.flowing_button("no-answers", "No answers", false)) part.request(RemoveAnswers{});
    ImGui::Separator();
    const auto archetypes = archetypes_of(*quiz.assessment());
    for (std::size_t i = 0; i < archetypes.size(); ++i)
        if (part.flowing_button("archetype:" + archetypes[i].id, archetypes[i].name, i == 0))
            part.request(AnswerAsArchetype{i});
}

}  // namespace twotrack::native
