#include <algorithm>
#include <cmath>
#include <vector>

#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {
namespace {

constexpr double range_logits = 4.0;
constexpr float height_px = 64.0f;
constexpr float tick_px = 3.0f;

float tick_label_size() { return std::round(ImGui::GetFontSize() * 0.8f); }

}  // namespace

void draw_curve(const PanelPart& part, const Nodes& values, double most, std::optional<double> mean, ImU32 colour) {
    const Nodes& thetas = standard_quadrature().nodes;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = std::floor(ImGui::GetContentRegionAvail().x), height = std::round(height_px * part.density);
    const float label_size = tick_label_size();
    const float whole_height = height + tick_px * part.density + label_size;
    const auto x_of = [&](double theta) {
        return corner.x + static_cast<float>((theta + range_logits) / (2 * range_logits)) * width;
    };
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const ImVec2 end{corner.x + width, corner.y + height};
    list.AddRectFilled(corner, end, part.content.theme.raised, ImGui::GetStyle().FrameRounding);
    for (int theta = -3; theta <= 3; ++theta) {
        const float x = std::round(x_of(theta));
        list.AddLine({x, end.y}, {x, end.y + tick_px * part.density}, ink);
        const std::string label = (theta < 0 ? "\xE2\x88\x92" : "") + std::to_string(std::abs(theta));
        const float label_width = ImGui::GetFont()->CalcTextSizeA(label_size, 1e6f, 0.0f, label.c_str()).x;
        list.AddText(ImGui::GetFont(), label_size, {std::round(x - label_width / 2), end.y + tick_px * part.density},
                     ink, label.c_str());
    }
    std::vector<ImVec2> points;
    for (std::size_t j = 0; j < n_nodes; ++j) {
        if (std::fabs(thetas[j]) > range_logits + 1e-9) continue;
        const auto share = static_cast<float>(std::clamp(values[j] / most, 0.0, 1.0));
        points.push_back({x_of(thetas[j]), end.y - share * (height - 4 * part.density)});
    }
    list.PushClipRect(corner, end, true);
    list.AddPolyline(points.data(), static_cast<int>(points.size()), colour, ImDrawFlags_None, 1.75f * part.density);
    if (mean) {
        const float x = std::round(x_of(*mean));
        list.AddLine({x, corner.y}, {x, end.y}, colour, part.density);
    }
    list.PopClipRect();
    ImGui::Dummy({width, whole_height});
}

}  // namespace twotrack::native
