#include "native/desktop/graphics/png.hpp"

#include <png.h>

#include <cassert>
#include <stdexcept>

namespace twotrack::native {

std::string png_of(int width, int height, std::span<const unsigned char> pixels) {
    assert(pixels.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr))
        throw std::runtime_error("libpng: " + std::string(image.message));
    bytes.resize(size);
    return bytes;
}

}  // namespace twotrack::native
