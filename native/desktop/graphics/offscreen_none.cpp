#include "native/desktop/graphics/offscreen.hpp"

namespace twotrack::native {

struct Offscreen::State {};

void Offscreen::Destroy::operator()(State* state) const { delete state; }

std::expected<Offscreen, std::string> Offscreen::open(int, int) {
    return std::unexpected("This build draws in windows only: it was made without EGL.");
}

std::vector<unsigned char> Offscreen::pixels(int) const { return {}; }

}  // namespace twotrack::native
