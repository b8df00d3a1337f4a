#include <algorithm>
#include <cmath>

#include "core/irt/information.hpp"
#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {
namespace {

void draw_items_on_screen(const PanelPart& part, const Assessment& assessment, const Session& session) {
    const auto card = current_card(session);
    if (!card) return;
    for (std::size_t i = assessment.cards[*card].first_item, n = assessment.cards[*card].n_items; n > 0; ++i, --n) {
        const Item& item = assessment.items[i];
        if (!item.measure) {
            ImGui::TextDisabled("%s measures no scale", item.id.c_str());
            continue;
        }
        const Scale& scale = assessment.scales[item.measure->scale];
        const GradedItem& parameters = scale.bank.items()[item.measure->index_in_scale];
        const Nodes curve = information_curve({&parameters, 1});
        ImGui::Text("%s, of %s, keyed %s", item.id.c_str(), scale.short_name.c_str(),
                    item.measure->keyed == Keyed::Positive ? "+" : "\xE2\x88\x92");
        ImGui::TextDisabled("a %.2f   most %.2f", parameters.discrimination, *std::ranges::max_element(curve));
        draw_curve(part, curve, *std::ranges::max_element(curve), std::nullopt,
                   part.colour_of(assessment, item.measure->scale));
    }
    ImGui::Separator();
}

}  // namespace

void draw_information_part(const PanelPart& part) {
    const QuizView& quiz = part.content.quiz;
    if (!quiz.assessment()) return ImGui::TextDisabled("No assessment is open.");
    const Assessment& assessment = *quiz.assessment();
    draw_items_on_screen(part, assessment, quiz.session());
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const Scale& scale = assessment.scales[s];
        const Nodes curve = information_curve(scale.bank.items());
        const double most = *std::ranges::max_element(curve);
        ImGui::TextUnformatted(scale.name.c_str());
        ImGui::TextDisabled("%zu items   most %.2f, an SE of %.2f", scale.items.size(), most, 1.0 / std::sqrt(most));
        draw_curve(part, curve, most, std::nullopt, part.colour_of(assessment, s));
    }
}

}  // namespace twotrack::native
