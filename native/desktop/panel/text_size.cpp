#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {

void draw_text_part(const PanelPart& part) {
    constexpr std::size_t columns = 56;
    const std::string text = printable(page_text(part.content.quiz.view().page(), columns));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
}

}  // namespace twotrack::native
