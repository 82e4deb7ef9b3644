#include "text/yaml.hpp"
